/** What a reader does with the findings: reads, filters, copies, with a mouse or without. */
import { expect, test } from 'vitest'
import { report, reportFinding } from '../builders/report.ts'
import { lifelike } from './lifelike.ts'
import { openReport, unfold } from './open-report.ts'

test('a reviewer sees the verdict, what it means and the worst finding without scrolling', async () => {
  await using opened = await openReport(lifelike)
  const bottomOf = async (selector: string) => {
    const box = await opened.page.locator(selector).first().boundingBox()
    return (box?.y ?? 1e9) + (box?.height ?? 0)
  }
  expect(await opened.page.locator('h1').textContent()).toContain('kubeblocks 0.9.2 does not uninstall cleanly')
  expect(await bottomOf('.lead strong')).toBeLessThan(300)
  expect(await bottomOf('.finding')).toBeLessThan(800)
})

test.for([
  { by: 'words of a name', text: 'PROVIDER-1', titles: ['finalizer whose controller went with the release'] },
  { by: 'several words, in any order', text: 'istio-injection namespaces', titles: ['Namespaces came out changed'] },
  { by: 'class', class: 'E3', titles: ['Orphaned'] },
  { by: 'severity', off: ['stuck', 'leaked'], titles: ['kept on purpose'] },
  { by: 'all of them', text: 'redis', class: 'A2', off: ['kept'], titles: ['kept on purpose, and then stuck'] },
  { by: 'what nothing has', text: 'no such thing', titles: [] },
])('findings are filtered by $by', async ({ text, class: id, off = [], titles }) => {
  await using opened = await openReport(lifelike)
  const { page } = opened
  if (text) await page.getByRole('searchbox').fill(text)
  if (id) await page.getByRole('combobox').selectOption(id)
  for (const severity of off) await page.getByRole('checkbox', { name: severity }).uncheck()
  const count = `${titles.length} of ${lifelike.findings.length} findings`
  await expect.poll(() => page.getByRole('status').textContent()).toBe(count)
  const seen = await opened.titles()
  expect(seen).toHaveLength(titles.length)
  for (const [index, title] of titles.entries()) expect(seen[index]).toContain(title)
})

test('an emptied filter shows what it showed before', async () => {
  await using opened = await openReport(lifelike)
  const before = await opened.titles()
  await opened.page.getByRole('searchbox').fill('provider-1')
  await expect.poll(opened.titles).toHaveLength(1)
  await opened.page.keyboard.press('Escape')
  await expect.poll(() => opened.page.getByRole('status').textContent()).toBe('')
  expect((await opened.titles()).slice(0, before.length)).toEqual(before)
})

test('a button copies the commands of a step, another all of them, and nothing but commands', async () => {
  await using opened = await openReport(lifelike, { permissions: ['clipboard-read', 'clipboard-write'] })
  await unfold(opened)
  const { page } = opened
  const finding = page.locator('#finding-1')
  const commands = lifelike.findings[0]?.remedy.commands.map(({ text }) => text) ?? []
  await finding.locator('.clean-up').getByRole('button', { name: 'Copy', exact: true }).click()
  await expect.poll(() => finding.getByRole('button', { name: 'Copied' }).count()).toBe(1)
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${commands.join('\n')}\n`)
  await expect.poll(() => finding.getByRole('button', { name: 'Copied' }).count()).toBe(0)
})

test('all commands are copied in their order, also where a page has no clipboard', async () => {
  const commands = ['a', 'b', 'c'].map((name, index) => ({
    argv: ['kubectl', 'delete', 'crd', name],
    text: `kubectl delete crd ${name}`,
    why: `step ${index}`,
  }))
  await using opened = await openReport(
    report({ findings: [reportFinding({ remedy: { commands, proven: true } }), reportFinding()] }),
  )
  const { page } = opened
  await page.evaluate('Object.defineProperty(navigator, "clipboard", { value: undefined })')
  await unfold(opened)
  await page.getByRole('button', { name: 'Copy all commands' }).click()
  await expect.poll(() => page.getByRole('button', { name: 'Copied' }).count()).toBe(1)
  await page.getByRole('searchbox').focus()
  await page.keyboard.press('Control+V')
  expect(await page.getByRole('searchbox').inputValue()).toMatch(
    /delete crd a ?kubectl delete crd b ?kubectl delete crd c/,
  )
})

test('everything can be reached and worked with the keyboard, and what has the focus shows it', async () => {
  await using opened = await openReport(lifelike)
  await unfold(opened)
  const { page } = opened
  const wanted = Number(
    await page.evaluate(
      'document.querySelectorAll("a[href], button, input, select, summary").values().filter(e => e.checkVisibility()).toArray().length',
    ),
  )
  const seen = new Set<unknown>()
  for (let presses = 0; presses < wanted + 5; presses++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(
      '(all => { const e = document.activeElement; return { place: all.indexOf(e), outline: getComputedStyle(e).outlineStyle } })([...document.querySelectorAll("a[href], button, input, select, summary")])',
    )
    const { place, outline } = focus as { place: number; outline: string }
    if (place === -1) continue
    seen.add(place)
    expect(outline).not.toBe('none')
  }
  expect(seen.size).toBe(wanted)
})

test('`/` goes to the filter, Enter opens a fold, and a link to a folded finding opens it', async () => {
  await using opened = await openReport(lifelike)
  const { page } = opened
  await page.keyboard.press('/')
  await page.keyboard.type('a/b')
  expect(await page.getByRole('searchbox').inputValue()).toBe('a/b')
  await page.keyboard.press('Escape')
  const fold = page.locator('#finding-1 > details')
  await fold.locator('> summary').focus()
  await page.keyboard.press('Enter')
  expect(await fold.getAttribute('open')).not.toBeNull()
  const kept = page.locator('.asides .finding')
  expect(await kept.isVisible()).toBe(false)
  await page.evaluate(`location.hash = '${await kept.getAttribute('id')}'`)
  await expect.poll(() => kept.isVisible()).toBe(true)
})
