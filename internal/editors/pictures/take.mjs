// Takes the pictures of docs/editors.md with Chromium.
import {readFileSync, writeFileSync, mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {chromium} from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..');
const schema = JSON.parse(readFileSync(process.env.SCHEMA ?? join(root, 'examples/llmgateway/resources.schema.json'), 'utf8'));

// Each picture has a document, the line and column of the cursor, and what is
// done there.
const modeline = '# yaml-language-server: $schema=resources.schema.json\n';
const pictures = [
	{
		name: 'editors-completion', height: 356, line: 5, column: 11, action: 'editor.action.triggerSuggest', select: 'ollama',
		text: 'llm:\n  story: {seed: 4}\n  gpt:\n    type: ',
	},
	{
		name: 'editors-hover', height: 246, line: 6, column: 7, action: 'editor.action.showHover',
		text: 'llm:\n  gpt:\n    type: openai\n    model: gpt-4o-mini\n    timeout: 30s',
	},
	{
		name: 'editors-problem', height: 252, line: 8, column: 8, action: 'editor.action.showHover', problems: true,
		text: 'llm:\n  gpt:\n    type: openai\n    model: gpt-4o-mini\n    temperature: 2.5\n    retry: {max: many}\n    tiemout: 30s',
	},
];

const dist = mkdtempSync(join(tmpdir(), 'pictures'));
await build({
	absWorkingDir: here,
	entryPoints: {page: 'page.js', 'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js', 'yaml.worker': 'monaco-yaml/yaml.worker.js'},
	bundle: true, outdir: dist, loader: {'.ttf': 'dataurl'}, logLevel: 'error',
});
writeFileSync(join(dist, 'index.html'), `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="page.css">
<style>body { margin: 0; background: white } #editor { width: 760px }</style><div id="editor"></div><script src="page.js"></script>`);
const types = {html: 'text/html', css: 'text/css', js: 'text/javascript'};
const files = createServer((request, response) => {
	const name = request.url === '/' ? 'index.html' : request.url.slice(1);
	try {
		const content = readFileSync(join(dist, name));
		response.writeHead(200, {'content-type': types[name.split('.').pop()] ?? 'application/octet-stream'}).end(content);
	} catch {
		response.writeHead(404).end();
	}
});
await new Promise((ready) => files.listen(0, '127.0.0.1', ready));

const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--force-color-profile=srgb', '--font-render-hinting=none']});
try {
	for (const picture of pictures) {
		await take(picture);
	}
} finally {
	await browser.close();
	files.close();
	rmSync(dist, {recursive: true});
}

async function take({name, height, line, column, action, select, text: body, problems}) {
	const text = modeline + body;
	const page = await browser.newPage({viewport: {width: 760, height}, deviceScaleFactor: 2});
	await page.goto(`http://127.0.0.1:${files.address().port}/`);
	await page.evaluate(([schema, text, lines]) => window.show(schema, text, lines), [schema, text, text.split('\n').length]);
	if (problems) {
		await page.waitForFunction(() => window.markers().length > 0);
	}
	await page.waitForTimeout(1500); // the worker has the schema
	await page.evaluate(([line, column]) => window.place(line, column), [line, column]);
	await page.evaluate((action) => window.trigger(action), action);
	if (select) {
		await page.waitForSelector('.suggest-widget.visible .monaco-list-row');
		await page.evaluate(() => window.trigger('toggleSuggestionDetails'));
		while (!(await page.textContent('.suggest-widget .monaco-list-row.focused')).includes(select)) {
			await page.keyboard.press('ArrowDown');
		}
	} else {
		await page.waitForSelector('.monaco-hover:not(.hidden)');
	}
	await page.waitForTimeout(800);
	await page.screenshot({path: join(root, 'docs', 'images', `${name}.png`)});
	await page.close();
}
