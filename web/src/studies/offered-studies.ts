import { listStudies, showStudy } from '@firsthand/contract/studies/studies'
import type { Offer } from '../shell/domain.ts'

/** Studies by their titles: those that are open, then those that are closed. */
const studies: Offer = {
  async find(typed, ask) {
    const lists = await Promise.all([false, true].map((closed) => ask(listStudies, { closed, limit: 200 })))
    const wanted = typed.toLocaleLowerCase()
    return lists
      .flatMap(({ items }) => items)
      .filter(({ title }) => title.toLocaleLowerCase().includes(wanted))
      .slice(0, 50)
      .map(named)
  },
  show: async (study, ask) => named(await ask(showStudy, { study })),
}
export default studies

function named({ id, title }: { id: string; title: string }) {
  return { id, name: title }
}
