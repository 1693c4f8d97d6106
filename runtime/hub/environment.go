package hub

// environment holds what a resource's env= fields read, so that its instance
// is made of what was checked.
type environment struct{}
