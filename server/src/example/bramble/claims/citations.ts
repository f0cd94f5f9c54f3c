import type { BrambleCitation } from '../shape.ts'

export const bearing = (...keys: string[]) => keys.map((evidence) => cite(evidence, 'supports'))

export const against = (...keys: string[]) => keys.map((evidence) => cite(evidence, 'contradicts'))

function cite(evidence: string, stance: BrambleCitation['stance']): BrambleCitation {
  return { evidence, stance }
}
