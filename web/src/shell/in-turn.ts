export type Versioned = { id: string; version: number }

/**
 * Sends one change after another. Each stands on the version that its sender was shown, raised by what was saved here
 * on top of it and by nothing else: who changes two facts quickly is not told that somebody else did, and who was shown
 * what a colleague has changed since does not overwrite it.
 */
export class InTurn {
  /** What our own saves made of the versions they stood on. */
  readonly #made = new Map<string, number>()
  #last: Promise<unknown> = Promise.resolve()

  send<Answer extends { version: number }>(
    shown: Versioned,
    change: (version: number) => Promise<Answer>,
  ): Promise<Answer> {
    const turn = this.#last.then(async () => {
      const version = this.#raised(shown)
      const answer = await change(version)
      if (answer.version > version) this.#made.set(`${shown.id} ${version}`, answer.version)
      return answer
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  #raised({ id, version }: Versioned): number {
    const made = this.#made.get(`${id} ${version}`)
    return made === undefined ? version : this.#raised({ id, version: made })
  }
}
