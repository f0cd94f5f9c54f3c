/** The first refusal of each field, by its path; a refusal deep inside a field also stands at the field itself. */
export function problemsByField(
  problems: readonly { path: string; message: string }[],
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { path, message } of problems) {
    found[path] ??= message
    const field = path.split('.')[0]!
    found[field] ??= message
  }
  return found
}

/** The path of an issue of the contract's schema, written as the API writes it. */
export function pathOfIssue(issue: { path: readonly PropertyKey[] }): string {
  return issue.path.map(String).join('.')
}
