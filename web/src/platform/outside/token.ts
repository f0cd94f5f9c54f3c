/** The secret of a link stands behind its #, so that it never reaches a server's log. */
export function tokenOfAddress(): string {
  return decodeURIComponent(location.hash.slice(1))
}
