package problem

// Code is one kind of problem. A code never changes its meaning.
type Code struct {
	Code string
	// Title is the kind in a few words.
	Title string
}

// The codes of the generator; those of the directive language itself (HG001
// to HG010) are those of package annotations.
const (
	BadName          = "HG011"
	NotCanonical     = "HG012"
	UnknownCategory  = "HG013"
	CategoryTwice    = "HG014"
	ResultsDiffer    = "HG015"
	NameTaken        = "HG016"
	BadOverride      = "HG017"
	TwoPreferred     = "HG018"
	NothingFound     = "HG019"
	ContractNotMet   = "HG020"
	BadSignature     = "HG021"
	FactoryCount     = "HG022"
	NoIdentity       = "HG023"
	NotReachable     = "HG024"
	WrongDeclaration = "HG025"
	GoNameClash      = "HG026"
	ImportCycle      = "HG027"
	BadHost          = "HG028"
	UnsupportedType  = "HG030"
	BadFieldName     = "HG031"
	OptionDoesNotFit = "HG032"
	BadValue         = "HG033"
	BadMethod        = "HG034"
	BadReference     = "HG035"
	PlainSecret      = "HG036"
	TypeError        = "HG040"
	SyntaxError      = "HG041"
	BuildConstraint  = "HG042"
	BadPackages      = "HG043"
	BadSelection     = "HG044"
	RegistryTwice    = "HG045"
	NotOurs          = "HG046"
	BadResources     = "HG047"
	ResourcesNotice  = "HG048"
	BadEnvFile       = "HG049"
)
