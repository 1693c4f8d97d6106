package configuration

import (
	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/peers"
	"github.com/hushgen/hushgen/runtime/hub"
)

// reader is anybody who turns a document into models.
type reader struct {
	name   string
	format corpus.Format
	open   func(folder string, document []byte) (map[string]chat.Model, error)
}

// readers returns hushgen and all peers.
func readers() []reader {
	all := []reader{
		hushReader(ours, corpus.Format{}, yamlSource),
		hushReader(ours+" JSON", corpus.Format{JSON: true}, jsonSource),
	}
	for _, peer := range append(peers.YAML(), peers.JSON()...) {
		all = append(all, reader{peer.Name, peer.Format, func(_ string, document []byte) (map[string]chat.Model, error) {
			return peer.Open(document)
		}})
	}
	return all
}

func hushReader(name string, format corpus.Format, source func(path string) hub.Source) reader {
	return reader{name, format, func(folder string, document []byte) (map[string]chat.Model, error) {
		path, err := corpus.Write(folder, "mistake", document)
		if err != nil {
			return nil, err
		}
		return openAll(source(path))
	}}
}

func header(all []reader) []string {
	header := []string{""}
	for _, reader := range all {
		header = append(header, reader.name)
	}
	return header
}
