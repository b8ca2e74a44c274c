import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { obtainChromium } from '../../../scripts/chromium.ts'

test('the first browser on PATH is taken, and nothing is installed', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'browsers-'))
  try {
    for (const name of ['google-chrome', 'chromium-browser']) writeFileSync(join(directory, name), '', { mode: 0o755 })
    const log: string[] = []
    expect(await obtainChromium({ PATH: directory }, line => log.push(line))).toBe(join(directory, 'google-chrome'))
    expect(log).toEqual([])
  } finally {
    rmSync(directory, { recursive: true })
  }
})

test('where there is none and none can be installed, what to do is said', async () => {
  await expect(obtainChromium({ PATH: '' }, () => {})).rejects.toMatchObject({
    message: expect.stringContaining('none of chromium, google-chrome, google-chrome-stable is on PATH'),
    hint: expect.stringContaining('apt-get install chromium'),
  })
})
