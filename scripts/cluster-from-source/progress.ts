/** One line per step when it ends; a step that takes long says every 15 s what it is at. */

export interface Progress {
  /** Runs one step. `tell` sets what the step is doing at the moment. */
  step<T>(title: string, work: (tell: (now: string) => void) => Promise<T>): Promise<T>
  /** The steps that were run, with their seconds. */
  readonly done: readonly { title: string; seconds: number }[]
}

export interface ProgressOptions {
  log: (line: string) => void
  /** milliseconds between two signs of life */
  everyMs?: number
  now?: () => number
}

/** Lines start with the seconds since the start, so that parallel steps can be told apart and a slow one is seen. */
export function createProgress({ log, everyMs = 15_000, now = () => performance.now() }: ProgressOptions): Progress {
  const startedAt = now()
  const done: { title: string; seconds: number }[] = []
  let failed = false
  const line = (mark: string, text: string) => log(`${seconds(now() - startedAt).padStart(8)} ${mark} ${text}`)

  return {
    done,
    async step(title, work) {
      const stepStartedAt = now()
      let doing = 'working'
      const timer = setInterval(() => line('…', `${title}: ${doing} (${seconds(now() - stepStartedAt)})`), everyMs)
      // A step that waits for nothing else must not keep a dying process alive.
      timer.unref()
      try {
        const result = await work(text => {
          doing = text
        })
        const elapsedMs = now() - stepStartedAt
        done.push({ title, seconds: elapsedMs / 1000 })
        line('✔', `${title} (${seconds(elapsedMs)})`)
        return result
      } catch (error) {
        // The first failure is the cause; what runs beside it is only stopped.
        line(failed ? '-' : '✖', `${title} ${failed ? 'stopped' : 'failed'} after ${seconds(now() - stepStartedAt)}`)
        failed = true
        throw error
      } finally {
        clearInterval(timer)
      }
    },
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
