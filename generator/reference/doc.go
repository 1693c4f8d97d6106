// Package reference writes what a registry holds as Markdown: a page a
// category and an index of them, or all of it in one document.
//
// # Anchors
//
// A plugin's anchor is its id, such as llm.md#llm:openai. It stands explicitly
// in the page. The anchors that GitHub and others derive from headings lose
// dots, so that gpt-4.1 and gpt-41 have the same one, and they number what is
// there twice, so that a new plugin would change the anchors of others; and
// they never have a colon, so that none of them is ever that of a plugin.
//
// # Texts
//
// Descriptions are doc comments and read as such: paragraphs, lists, code and
// links. Whatever else stands in them, or in any value, means nothing to
// Markdown and HTML. Headings of doc comments are bold text.
package reference
