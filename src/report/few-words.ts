/** Making a text short enough for the place where it stands. */

/** By code points, so that no half of a pair is left. */
export function cutAt(text: string, length: number): string {
  return text.length <= length
    ? text
    : `${Array.from(text.slice(0, length + 1))
        .slice(0, -1)
        .join('')}…`
}

/** A sentence without its full stop, for a place that sets its own. */
export function unstopped(text: string, length: number): string {
  return cutAt(text.trim().replace(/\.$/, ''), length)
}

const BETWEEN_SENTENCES = /(?<=[.!?])\s+(?=[A-Z`"'])/

/** As many whole sentences as there is room for, from the first one on, without the last full stop; '' when that one is too long. */
export function wholeSentences(text: string, length: number): string {
  // Somebody's report may hold a text of any length; what is cut here is too long in any case.
  const sentences = text
    .trim()
    .slice(0, 2 * length)
    .split(BETWEEN_SENTENCES)
  const starts = sentences.map((_, index) =>
    sentences
      .slice(0, index + 1)
      .join(' ')
      .replace(/\.$/, ''),
  )
  return starts.findLast(start => start.length <= length) ?? ''
}

/** The first sentence; where that is still too long, the alternative, or a part of it. */
export function inFewWords(text: string, length: number, alternative?: string): string {
  const [first = ''] = text.trim().split(BETWEEN_SENTENCES)
  const sentence = first.replace(/\.$/, '')
  return sentence.length <= length ? sentence : cutAt(alternative ?? sentence, length)
}

/** The first sentence; of one that is too long as many of its clauses as there is room for. */
export function firstClauses(text: string, length: number): string {
  const sentence = inFewWords(text, Number.POSITIVE_INFINITY)
  if (sentence.length <= length) return sentence
  const borders = [...sentence.slice(0, length).matchAll(/[:;,](?= )/g)].map(({ index }) => index)
  const border = borders.findLast(index => index > length / 3)
  return border === undefined ? cutAt(sentence, length) : `${sentence.slice(0, border)} …`
}
