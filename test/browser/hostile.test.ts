import { expect, test } from 'vitest'
import { HOSTILE, SAMPLES } from '../builders/sample-reports.ts'
import { openReport, unfold } from './open-report.ts'

test('hostile names are text: no element of theirs, no script, no request', async () => {
  await using opened = await openReport(SAMPLES.hostile)
  await unfold(opened)
  const { page } = opened
  expect(await page.locator('img, iframe, object, embed, base, link, form, audio, video').count()).toBe(0)
  expect(await page.locator('script').count()).toBe(await page.locator('body > script[type=module]').count())
  const titles = await opened.titles()
  expect(titles).toHaveLength(HOSTILE.length)
  expect(titles[1]).toContain('<script>alert(1)</script><img src=x onerror=alert(1)></details></summary><!--')
})

test('even markup that got out of its place would run nothing', async () => {
  const opened = await openReport(SAMPLES.clean)
  await opened.page.evaluate(
    'document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=alert(1)><button id=bad onclick=alert(2) style=color:red></button>")',
  )
  await opened.page.evaluate('document.getElementById("bad").click()')
  await expect.poll(() => opened.said.length).toBeGreaterThanOrEqual(3)
  expect(opened.said.filter(line => !/Content Security Policy/.test(line))).toEqual([])
  await opened.page.context().close()
})
