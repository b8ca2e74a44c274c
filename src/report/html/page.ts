/** The frame of the page: what is the same in every report. */
import { visible } from '../escape.ts'
import { cutAt } from '../few-words.ts'
import { POLICY, SCRIPTS, STYLE } from './assets.ts'
import { iconShapes } from './icons.ts'
import { html, type Markup, markupOf } from './markup.ts'

/** A tab has no room for more. */
const LONGEST_TITLE = 60

interface Page {
  title: string
  header: Markup
  /** list items: to the sections of this page */
  links: readonly Markup[]
  main: Markup
  footer: string
}

/** The whole file: it needs nothing from anywhere, and may load nothing. */
export function page({ title, header, links, main, footer }: Page): string {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${cutAt(visible(title), LONGEST_TITLE)}</title>
<style>${markupOf(STYLE)}</style>
</head>
<body>
${iconShapes()}
${header}
<nav aria-label="On this page"><ul>${links}</ul><button type="button" class="scripted" data-colours>Other colours</button></nav>
<main>
${main}
</main>
<footer><p>${footer}</p></footer>
${SCRIPTS.map(script => markupOf(`<script type="module">${script}</script>`))}
</body>
</html>
`.text
}
