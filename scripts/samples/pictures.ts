#!/usr/bin/env node
/** Takes the pictures of the gallery, of the HTML reports in a browser: node scripts/samples/pictures.ts [NAME...] */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { chromium } from 'playwright-core'
import { htmlReport } from '../../src/report/html/html.ts'
import { CHROMIUM_ARGS, obtainChromium } from '../chromium.ts'
import { pictureFile, readSample, SAMPLES } from './samples.ts'

/** What a reader sees first, on a desk. */
const SCREEN = { width: 1100, height: 900 }

const asked = process.argv.slice(2)
const samples = SAMPLES.filter(({ name, picture }) => picture && (asked.length === 0 || asked.includes(name)))
const executablePath = await obtainChromium(process.env, line => console.log(line))
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] })
try {
  const page = await browser.newPage({ viewport: SCREEN })
  for (const sample of samples) {
    await page.setContent(htmlReport(readSample(sample)))
    const path = pictureFile(sample)
    await mkdir(dirname(path), { recursive: true })
    await page.screenshot({ path })
    console.log(path)
  }
} finally {
  await browser.close()
}
