/** A report in the real browser, as a user opens it: from a file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { CHROMIUM_ARGS } from '../../scripts/chromium.ts'
import { htmlReport } from '../../src/report/html/html.ts'
import type { Report } from '../../src/report/report.ts'

export const PHONE = { width: 390, height: 844 }

const DRAWN = 'new Promise(done => requestAnimationFrame(() => setTimeout(done)))'

const directory = mkdtempSync(join(tmpdir(), 'html-report-'))
let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: inject('chromium'), args: [...CHROMIUM_ARGS] })
})

afterAll(async () => {
  await browser.close()
  rmSync(directory, { recursive: true, force: true })
})

export interface OpenReport extends AsyncDisposable {
  page: Page
  /** bytes of the file */
  size: number
  /** until it was loaded and drawn */
  openedInMs: number
  /** what the page said on the console, threw or opened as a dialog */
  said: string[]
  /** every address that was asked for */
  requests: string[]
  /** the text of the findings' headings that can be seen */
  titles(): Promise<string[]>
}

/** A wide window with a script, unless told otherwise. Closing fails when the page said or asked for anything. */
export async function openReport(report: Report, options: BrowserContextOptions = {}): Promise<OpenReport> {
  const text = htmlReport(report)
  const file = join(directory, 'report.html')
  writeFileSync(file, text)
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', ...options })
  const page = await context.newPage()
  const said: string[] = []
  const requests: string[] = []
  page.on('console', message => said.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', error => said.push(`thrown: ${error.message}`))
  page.on('dialog', dialog => {
    said.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => requests.push(request.url()))
  const address = pathToFileURL(file).href
  const start = performance.now()
  await page.goto(address)
  if (options.javaScriptEnabled !== false) await page.evaluate(DRAWN)
  const openedInMs = performance.now() - start
  return {
    page,
    size: Buffer.byteLength(text),
    openedInMs,
    said,
    requests,
    titles: () => page.locator('.finding:visible h3').allInnerTexts(),
    async [Symbol.asyncDispose]() {
      await context.close()
      expect(said).toEqual([])
      expect(requests.filter(request => request !== address)).toEqual([])
    },
  }
}

/** Everything that folds. */
export async function unfold({ page }: OpenReport): Promise<void> {
  await page.evaluate('document.querySelectorAll("details").forEach(fold => { fold.open = true })')
}
