// Package hubhttp answers the readiness probes of load balancers and
// orchestrators with the health of a hub's resources. It is a package of its
// own so that programs without a web server don't link net/http.
//
//	mux.Handle("/readyz", hubhttp.Readiness(h, hub.Ping,
//		hubhttp.Checks(hub.CheckTimeout(time.Second), hub.CheckOnly("llm:gpt-4", "redis:default"))))
//
// Choose what to ask for with care. A probe that pings everything takes the
// program out of service whenever one of many services elsewhere is down; with
// [hub.CheckOnly] it asks for what the program can't work without. For liveness
// probes, after which a program is killed, none of this is right.
package hubhttp
