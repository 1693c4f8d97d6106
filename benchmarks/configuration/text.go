package configuration

import (
	"os"

	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/peers"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

const textAbout = "From a file to ready instances: read, parse, decode strictly, check, construct. hushgen opens a hub " +
	"and gets every resource, which decodes each twice; the others use validator."

// fromYAML brings everybody from a YAML file to instances.
func fromYAML(folder string, count int) measure.Group {
	group := measure.Group{
		Title:     "YAML to instances, " + markdown.Counted(count, "resource"),
		About:     textAbout,
		Workloads: []measure.Workload{hushFile(folder, count, corpus.Format{}, yamlSource)},
	}
	for _, peer := range peers.YAML() {
		group.Workloads = append(group.Workloads, peerFile(folder, count, peer))
	}
	return group
}

func yamlSource(path string) hub.Source { return yamlfile.New(path) }

// hushFile opens a document with a hub.
func hushFile(folder string, count int, format corpus.Format, source func(path string) hub.Source) measure.Workload {
	return opener(ours, folder, count, format, func(path string) (map[string]chat.Model, error) {
		return openAll(source(path))
	})
}

// peerFile opens a document with a peer.
func peerFile(folder string, count int, peer peers.Peer) measure.Workload {
	name := peer.Name + " + validator"
	return opener(name, folder, count, peer.Format, func(path string) (map[string]chat.Model, error) {
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		return peer.Open(content)
	})
}

// opener is a workload that opens a document with so many resources, and
// must come to the right instances.
func opener(name, folder string, count int, format corpus.Format, open func(path string) (map[string]chat.Model, error)) measure.Workload {
	path := ""
	return measure.Workload{
		Name: name,
		Setup: func() (err error) {
			if path, err = corpus.WriteResources(folder, format, count); err != nil {
				return err
			}
			models, err := open(path)
			if err != nil {
				return err
			}
			return verify(models, count)
		},
		Run: func() error {
			_, err := open(path)
			return err
		},
	}
}
