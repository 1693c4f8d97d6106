package steps

// Kind is what a step does.
type Kind struct {
	// Name is what it does, as in "check types"; at most 20 letters.
	Name string
	// Doing is the same while it lasts, as in "checking types".
	Doing string
}

// The steps of a run, in their order.
var (
	AskCache       = Kind{"ask the cache", "looking whether anything has changed"}
	FindRegistries = Kind{"find registries", "looking for registries"}
	FindFiles      = Kind{"find files", "searching files"}
	ListPackages   = Kind{"list packages", "waiting for go list"}
	SearchImports  = Kind{"search imports", "searching imported packages"}
	ReadSources    = Kind{"read sources", "reading sources"}
	AskExports     = Kind{"ask for export data", "asking the build cache for types"}
	ReadExports    = Kind{"read export data", "reading types of the build cache"}
	CheckTypes     = Kind{"check types", "checking types"}
	Resolve        = Kind{"resolve", "resolving directives"}
	CheckResources = Kind{"check resources", "checking resources"}
	Emit           = Kind{"emit", "making source"}
	FindInputs     = Kind{"find inputs", "listing what the answer depends on"}
	Compare        = Kind{"compare", "comparing files"}
	FindOrphans    = Kind{"find orphans", "looking for orphaned files"}
	Write          = Kind{"write", "writing files"}
	KeepAnswer     = Kind{"keep the answer", "keeping the answer"}
)
