/** The workspace to open next time somebody comes to `/`. */
export function lastWorkspace(): string | undefined {
  try {
    return localStorage.getItem('firsthand-workspace') ?? undefined
  } catch {
    return undefined // Storage may be closed to us; the first workspace is a good answer then.
  }
}

export function rememberWorkspace(workspace: string): void {
  try {
    localStorage.setItem('firsthand-workspace', workspace)
  } catch {
    // See above.
  }
}
