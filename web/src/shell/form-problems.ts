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

/** The same for what the contract's schema found, before anything was sent. */
export function problemsOf(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): Record<string, string> {
  return problemsByField(issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })))
}
