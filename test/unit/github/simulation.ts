/** Many writers of one comment in a time of its own, which passes when all of them wait: the same seed gives the same story. */
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../../src/clock.ts'
import type { Comment } from '../../../src/github/comment/comments.ts'
import { chance } from '../../builders/chance.ts'

export class Simulation {
  #now = 0
  #waiting: { at: number; resume: () => void }[] = []
  #nextId = 1
  readonly comments: Comment[] = []

  /** 0 <= x < 1 */
  readonly random: () => number

  constructor(seed: number) {
    this.random = chance(seed)
  }

  readonly clock: Clock = {
    now: () => this.#now,
    random: () => this.random(),
    sleep: ms =>
      new Promise(resume => {
        this.#waiting.push({ at: this.#now + ms, resume })
      }),
  }

  /** GitHub as one writer sees it: each request takes `latencyMs` to get there, and as long again to be answered. */
  github(latencyMs: () => number) {
    const request = async <T>(act: () => T): Promise<T> => {
      await this.clock.sleep(latencyMs())
      const answer = act()
      await this.clock.sleep(latencyMs())
      return answer
    }
    const indexOf = (id: number) => this.comments.findIndex(comment => comment.id === id)
    return {
      own: () => request(() => this.comments.map(comment => ({ ...comment }))),
      create: (body: string) =>
        request(() => {
          const comment: Comment = { id: this.#nextId++, body, author: 'us', url: '' }
          this.comments.push(comment)
          return { ...comment }
        }),
      edit: (id: number, body: string) =>
        request(() => {
          const comment = this.comments[indexOf(id)]
          if (comment) comment.body = body
          return comment !== undefined
        }),
      delete: (id: number) =>
        request(() => {
          if (indexOf(id) !== -1) this.comments.splice(indexOf(id), 1)
        }),
    }
  }

  /** Until all of them have ended. */
  async run(writers: Promise<unknown>[]): Promise<void> {
    let ended = false
    const all = Promise.allSettled(writers).then(() => {
      ended = true
    })
    while (!ended) {
      await setImmediate()
      const next = this.#waiting.toSorted((a, b) => a.at - b.at)[0]
      if (next === undefined) continue
      this.#waiting.splice(this.#waiting.indexOf(next), 1)
      this.#now = next.at
      next.resume()
    }
    await all
  }
}
