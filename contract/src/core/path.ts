import { type Operation, fullPath, pathParameters } from './operation.ts'

export type PreparedRequest = { method: Operation['method']; url: string; body: string | undefined }

/** Turns an operation and what is sent into a method, an address and a body, for any client of the API. */
export function prepareRequest(
  operation: Operation,
  sent: Record<string, unknown>,
  workspace?: string,
): PreparedRequest {
  const rest = { ...sent }
  const path = fullPath(operation).replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'workspace' && workspace !== undefined) return encodeURIComponent(workspace)
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(asText(value))
  })
  if (operation.method === 'GET' || operation.method === 'DELETE') {
    return { method: operation.method, url: path + queryString(rest), body: undefined }
  }
  return { method: operation.method, url: path, body: JSON.stringify(rest) }
}

export { pathParameters }

function queryString(values: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, asText(one))
  }
  const text = query.toString()
  return text && `?${text}`
}

/** An address carries text alone; the server says what is wrong with a value that does not belong there. */
function asText(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
  return text.toWellFormed()
}
