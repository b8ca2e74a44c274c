/** Where a text stops being JSON. V8 names the place of most mistakes, but not of all. */

const UNEXPECTED_TOKEN = /^(Unexpected token .+?), (?:"|\.\.\.)/s

/** `Unexpected token '}' in JSON (line 3 column 8)`, from what JSON.parse said of the text. */
export function jsonMistake(text: string, message: string): string {
  if (/\(line \d+ column \d+\)$/.test(message)) return message
  const [, token] = UNEXPECTED_TOKEN.exec(message) ?? []
  if (token === undefined) return `${message} ${lineAndColumn(text, text.length)}`
  // What V8 quotes around the token may be long and have line breaks; the place says more.
  return `${token} in JSON ${lineAndColumn(text, placeOfToken(text))}`
}

/** The text up to a token that has no place here is only unfinished; with the token it is wrong. So halving finds it. */
function placeOfToken(text: string): number {
  let good = 0
  let bad = text.length
  while (good + 1 < bad) {
    const middle = Math.floor((good + bad) / 2)
    if (hasUnexpectedToken(text.slice(0, middle))) bad = middle
    else good = middle
  }
  return good
}

function hasUnexpectedToken(text: string): boolean {
  try {
    JSON.parse(text)
    return false
  } catch (error) {
    return error instanceof Error && UNEXPECTED_TOKEN.test(error.message)
  }
}

function lineAndColumn(text: string, index: number): string {
  const before = text.slice(0, index)
  const line = before.split('\n').length
  return `(line ${line} column ${index - before.lastIndexOf('\n')})`
}
