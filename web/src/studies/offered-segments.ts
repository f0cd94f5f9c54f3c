import { showSegment } from '@firsthand/contract/studies/study-plans'
import type { Offer } from '../shell/domain.ts'

/** Segments by their id alone: each belongs to a study, where it is chosen. */
const segments: Offer = {
  find: () => Promise.resolve([]),
  async show(segment, ask) {
    const { id, name } = await ask(showSegment, { segment })
    return { id, name }
  },
}
export default segments
