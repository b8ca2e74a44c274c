import { expect, test } from 'vitest'
import { lifelike } from './lifelike.ts'
import { openReport, PHONE } from './open-report.ts'

test('the timeline shows when things were made, went and came back, behind them the phases', async () => {
  await using opened = await openReport(lifelike)
  const timeline = opened.page.getByRole('region', { name: 'Timeline' })
  expect(await timeline.locator('.axis .name').allTextContents()).toEqual(['install', 'uninstall', 'settle', 'probe'])
  const lane = (name: string) => timeline.locator('.lane').filter({ hasText: name })
  expect(
    await lane('provider-1')
      .locator('use')
      .evaluateAll(marks => marks.map(mark => mark.getAttribute('class'))),
  ).toEqual(['made', 'asked', 'there'])
  expect(await lane('provider-1').locator('.outcome').textContent()).toBe('stuck')
  expect(await lane('deployments.apps').locator('.outcome').textContent()).toBe('gone')
  const again = lane('again')
  expect(await again.locator('.outcome').textContent()).toBe('came back')
  expect(await again.locator('svg').getAttribute('aria-label')).toMatch(
    /^created 12:03:42 by helm, deleted 12:03:46; then created 12:03:48 by helm, deleted 12:04:00$/,
  )
  const places = await again.locator('use').evaluateAll(marks => marks.map(mark => mark.getBoundingClientRect().x))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test.for([{ width: 1280, height: 800 }, PHONE])(
  'the name and times of a phase fit into its band, $width wide',
  async viewport => {
    await using opened = await openReport(lifelike, { viewport })
    const boxes = async (selector: string) =>
      (
        await Promise.all((await opened.page.locator(`.axis ${selector}`).all()).map(each => each.boundingBox()))
      ).flatMap(box => box ?? [])
    const bands = await boxes('.band')
    const texts = await boxes('text')
    expect(texts).toHaveLength(bands.length * 3)
    for (const [index, text] of texts.entries()) {
      const band = bands[Math.floor(index / 3)]
      expect(text.x + text.width).toBeLessThanOrEqual((band?.x ?? 0) + (band?.width ?? 0))
    }
  },
)
