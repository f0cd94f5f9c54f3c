import { type Pressure, pressures } from '@firsthand/contract/evidence/pressures'

export type Reading = { evidenceId: string; personId: string | null; pressure: string; readBy: string }

/** How many pieces and people each fear and pressure was read into, and by whom. A person counts once for each. */
export function tallyReadings(readings: Reading[]) {
  return {
    evidence: distinct(readings, ({ evidenceId }) => evidenceId),
    people: distinct(readings, ({ personId }) => personId),
    items: pressures.map((pressure: Pressure) => {
      const all = readings.filter((reading) => reading.pressure === pressure)
      const byEvidence = Map.groupBy(all, ({ evidenceId }) => evidenceId)
      const byReader = Map.groupBy(all, ({ readBy }) => readBy)
      return {
        pressure,
        evidence: byEvidence.size,
        people: distinct(all, ({ personId }) => personId),
        readers: [...byReader].map(([id, theirs]) => ({
          id,
          evidence: distinct(theirs, ({ evidenceId }) => evidenceId),
        })),
        shared: [...byEvidence.values()].filter((each) => distinct(each, ({ readBy }) => readBy) > 1).length,
      }
    }),
  }
}

function distinct(readings: Reading[], of: (reading: Reading) => string | null): number {
  return new Set(readings.map(of).filter((value) => value !== null)).size
}
