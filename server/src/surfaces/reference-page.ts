import { type Operation, fullPath } from '@firsthand/contract/core/operation'
import { z } from 'zod'
import type { PlainRoute } from '../platform/http/routes.ts'

/** The reference for people: every operation by subject, with what it takes, answers and refuses. */
export function referencePage(operations: Operation[], routes: PlainRoute[]): string {
  const subjects = [...new Set(operations.map(subjectOf))]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Firsthand API</title><link rel="stylesheet" href="/docs/reference.css"></head><body>
<nav aria-label="Subjects"><p><a href="/">Firsthand</a></p><ul>${subjects.map((subject) => `<li><a href="#${subject}">${subject}</a></li>`).join('')}</ul></nav>
<main><h1>The API</h1>
<p>Everything that the pages of Firsthand do, they do through these addresses. Send and receive JSON; programs send an API key (Settings, Connections) as <code>Authorization: Bearer …</code>, pages the cookie of who signed in.
The same description for machines: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).</p>
<p>A list answers <code>{"items": […], "next": "…"}</code>; ask again with <code>after</code> set to <code>next</code> until it is null.
A failure answers <code>{"error": {"code", "message"}}</code>; codes never change meaning.</p>
${subjects
  .map((subject) =>
    section(
      subject,
      operations.filter((operation) => subjectOf(operation) === subject),
    ),
  )
  .join('')}
<section><h2>Streams</h2>${routes.map((route) => `<article><h3>${escape(route.summary)}</h3><p><code>${route.method} ${escape(route.path)}</code></p></article>`).join('')}</section>
</main></body></html>`
}

function subjectOf(operation: Operation): string {
  return operation.name.split('.')[0]!
}

function section(subject: string, operations: Operation[]): string {
  return `<section id="${subject}"><h2>${subject}</h2>${operations.map(article).join('')}</section>`
}

function article(operation: Operation): string {
  const errors = Object.entries(operation.errors ?? {})
  return `<article id="${operation.name}"><h3>${escape(operation.summary)}</h3>
<p><code class="address"><b>${operation.method}</b> ${escape(fullPath(operation))}</code> <span class="who">${who(operation)}</span></p>
<details><summary>Takes and answers</summary><h4>Takes</h4><pre>${schemaText(operation.input, 'input')}</pre><h4>Answers</h4><pre>${schemaText(operation.output, 'output')}</pre></details>
${errors.length ? `<table><caption>May refuse with</caption>${errors.map(([code, error]) => `<tr><td>${error.status}</td><td><code>${subjectOf(operation)}.${code}</code></td><td>${escape(error.message)}</td></tr>`).join('')}</table>` : ''}
</article>`
}

function who(operation: Operation): string {
  if (operation.allows === 'anyone') return 'anyone'
  if (operation.allows === 'account') return 'anybody signed in'
  return `${operation.allows} and above`
}

function schemaText(schema: z.ZodType, io: 'input' | 'output'): string {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return escape(JSON.stringify(rest, null, 1))
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export const referenceStyle = `
:root { color-scheme: light dark; --paper: light-dark(#fbfaf7, #161512); --ink: light-dark(#1d1b17, #efece4); --quiet: light-dark(#57534a, #b9b3a6); --line: light-dark(#e4e0d8, #322f29); --sunk: light-dark(#f3f1ec, #121110); --accent: light-dark(#1f5f4a, #6cc3a2); }
* { box-sizing: border-box } body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 Inter, system-ui, sans-serif; display: grid; grid-template-columns: 200px minmax(0, 1fr) }
nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding: 24px 16px; background: var(--sunk) } nav ul { list-style: none; padding: 0; margin: 0 } nav a { display: block; padding: 3px 0; text-decoration: none }
main { padding: 24px 32px; max-width: 60em } h1 { font-size: 26px } h2 { margin-top: 40px; border-bottom: 1px solid var(--line); text-transform: capitalize } h3 { font-size: 16px; margin: 24px 0 4px } h4 { margin: 8px 0 4px }
a { color: var(--accent) } code { font: 13px ui-monospace, monospace } pre { background: var(--sunk); padding: 12px; overflow: auto; font: 12px/1.45 ui-monospace, monospace; border-radius: 8px } .who { color: var(--quiet) } .address { background: var(--sunk); padding: 2px 6px; border-radius: 4px; overflow-wrap: anywhere }
table { border-collapse: collapse; font-size: 13px } caption { text-align: left; color: var(--quiet) } td { padding: 2px 12px 2px 0; vertical-align: top } summary { cursor: pointer; color: var(--quiet) }
@media (max-width: 700px) { body { grid-template-columns: 1fr } nav { position: static; max-height: none } main { padding: 16px } }
`
