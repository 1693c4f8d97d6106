// The page: Monaco, the editor inside Visual Studio Code, with the YAML
// language server. take.mjs calls what it hangs on window.
import * as monaco from 'monaco-editor';
import {configureMonacoYaml} from 'monaco-yaml';

window.MonacoEnvironment = {getWorker: (_, label) => new Worker(label === 'yaml' ? 'yaml.worker.js' : 'editor.worker.js')};

window.show = (schema, text, lines) => {
	configureMonacoYaml(monaco, {
		completion: true, hover: true, validate: true, enableSchemaRequest: false,
		schemas: [{uri: 'file:///resources.schema.json', fileMatch: ['**/resources.yaml'], schema}],
	});
	const box = document.getElementById('editor');
	box.style.height = `${lines * 21 + 12}px`;
	window.editor = monaco.editor.create(box, {
		model: monaco.editor.createModel(text, 'yaml', monaco.Uri.parse('file:///resources.yaml')),
		theme: 'vs', fontSize: 14, lineHeight: 21, fontFamily: 'DejaVu Sans Mono', minimap: {enabled: false},
		padding: {top: 6, bottom: 6}, scrollBeyondLastLine: false, overviewRulerLanes: 0, renderLineHighlight: 'none',
		scrollbar: {vertical: 'hidden', horizontal: 'hidden'}, cursorBlinking: 'solid', lineNumbersMinChars: 3, folding: false,
		guides: {indentation: false}, fixedOverflowWidgets: true, hover: {delay: 50, sticky: true, above: false}, quickSuggestions: true,
		suggest: {showStatusBar: false, showIcons: true}, occurrencesHighlight: 'off', selectionHighlight: false, stickyScroll: {enabled: false},
	});
};

window.markers = () => monaco.editor.getModelMarkers({}).map((marker) => marker.message);

window.place = (line, column) => {
	window.editor.setPosition({lineNumber: line, column});
	window.editor.focus();
};

window.trigger = (action) => window.editor.trigger('picture', action, {});
