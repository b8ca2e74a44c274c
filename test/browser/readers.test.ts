/** That everybody can read it: on a phone, in the dark, on paper, without JavaScript, by listening. */
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { SAMPLES } from '../builders/sample-reports.ts'
import { lifelike } from './lifelike.ts'
import { openReport, PHONE, unfold } from './open-report.ts'

/** One of each verdict, and the worst names; axe looks at every element, so the smallest that have all kinds of them. */
const FOR_AXE = { lifelike, clean: SAMPLES.clean, inconclusive: SAMPLES.inconclusive, hostile: SAMPLES.hostile }

test.for(Object.entries(FOR_AXE))('%s: axe finds nothing, in light and in dark', async ([, sample]) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await using opened = await openReport(sample, { colorScheme })
    await unfold(opened)
    await opened.page.evaluate(axe.source)
    const { violations } = (await opened.page.evaluate('axe.run({ resultTypes: ["violations"] })')) as axe.AxeResults
    expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)])).toEqual([])
  }
})

test.for(Object.entries({ lifelike, ...SAMPLES }))(
  '%s: a phone scrolls down only, unfolded as well',
  async ([, sample]) => {
    await using opened = await openReport(sample, { viewport: PHONE })
    await unfold(opened)
    for (const width of [PHONE.width, 320]) {
      await opened.page.setViewportSize({ ...PHONE, width })
      expect(await opened.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    }
  },
)

test('the colours are those of the system until the button changes them', async () => {
  await using opened = await openReport(lifelike, { colorScheme: 'dark' })
  const { page } = opened
  const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
  const dark = await ground()
  await page.getByRole('button', { name: 'Light colours' }).click()
  const light = await ground()
  expect(light).not.toBe(dark)
  await page.getByRole('button', { name: 'Dark colours' }).click()
  expect(await ground()).toBe(dark)
})

test('on paper all is unfolded, and there is nothing to press', async () => {
  await using opened = await openReport(lifelike)
  const { page } = opened
  await page.getByRole('searchbox').fill('no such thing')
  await expect.poll(opened.titles).toEqual([])
  await page.emulateMedia({ media: 'print' })
  expect(await opened.titles()).toHaveLength(lifelike.findings.length)
  for (const hidden of ['button', 'input', 'select', 'nav'])
    expect(await page.locator(`${hidden}:visible`).count()).toBe(0)
  for (const shown of ['pre', '.tree', 'table', '.asides .finding'])
    expect(await page.locator(`${shown}:visible`).count()).toBe(await page.locator(shown).count())
})

test('without JavaScript nothing is there that would do nothing, and folds still open', async () => {
  await using opened = await openReport(lifelike, { javaScriptEnabled: false })
  const { page } = opened
  expect(await page.locator('button:visible, input:visible, select:visible').count()).toBe(0)
  expect(await opened.titles()).toHaveLength(lifelike.findings.filter(({ severity }) => severity !== 'kept').length)
  const patch = page.locator('#finding-1 pre').first()
  expect(await patch.isVisible()).toBe(false)
  await page.locator('#finding-1 > details > summary').click()
  expect(await patch.isVisible()).toBe(true)
})
