package legacy

import "github.com/hushgen/hushgen/runtime/hush"

// Chat is a language model. It shows what it was made of, as all plugins here
// do.
//
//hush:category name=llm
type Chat interface{ Settings() any }

// Model is what an experiment trains.
//
//hush:category name=model
type Model interface{ Settings() any }

// Store keeps vectors.
//
//hush:category name=vector-store
type Store interface{ Settings() any }

// settings is an instance of any of them.
type settings struct{ config any }

func (s settings) Settings() any { return s.config }

// OpenAIConfig configures a chat model.
//
//hush:config name=openai category=llm
type OpenAIConfig struct {
	//hush:field required
	Model       string
	Temperature float64
	MaxTokens   int
	APIKey      hush.Secret
}

// NewOpenAI makes a chat model.
//
//hush:factory
func NewOpenAI(cfg OpenAIConfig) (Chat, error) { return settings{cfg}, nil }

// WhisperTinyConfig configures a model with a name of two words.
//
//hush:config name=whisper-tiny category=llm aliases=whisper
type WhisperTinyConfig struct {
	Language string
	BeamSize int
}

// NewWhisperTiny makes one.
//
//hush:factory
func NewWhisperTiny(cfg WhisperTinyConfig) (Chat, error) { return settings{cfg}, nil }

// QdrantConfig configures a vector store that needs a model.
//
//hush:config name=qdrant category=vector-store
type QdrantConfig struct {
	URL        string
	Collection string
	Embedder   Chat
}

// NewQdrant makes a vector store.
//
//hush:factory
func NewQdrant(cfg QdrantConfig) (Store, error) { return settings{cfg}, nil }

// MyModelConfig configures a model of an experiment.
//
//hush:config name=my-model category=model
type MyModelConfig struct {
	HiddenSize int
	Dropout    float64
	Layers     []int
	Optimizer  struct {
		Name string
		LR   float64
	}
}

// NewMyModel makes one.
//
//hush:factory
func NewMyModel(cfg MyModelConfig) (Model, error) { return settings{cfg}, nil }
