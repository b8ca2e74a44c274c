import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readChartTree } from '../../../src/chart/chart-tree.ts'
import { chartFolder, chartYaml } from '../../integration/chart/chart-folder.ts'

test.for(['charts/sub', 'templates/a/x.yaml'])('a link that leads nowhere is named: %s', async link => {
  using folder = chartFolder({ 'Chart.yaml': chartYaml('app') })
  mkdirSync(dirname(join(folder.path, link)), { recursive: true })
  symlinkSync('/does/not/exist', join(folder.path, link))
  await expect(readChartTree(folder.path, { workDir: folder.path })).rejects.toMatchObject({
    kind: 'usage',
    message: expect.stringContaining(`${link} in the chart cannot be read`),
  })
})
