// Package hubsignal reloads a hub when the process is told to by a signal:
//
//	go hubsignal.Reload(ctx, h)
//
// Then kill -HUP brings the changes of resource files into effect. It links
// neither reflect nor fmt.
package hubsignal
