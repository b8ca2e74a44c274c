import { expect, test } from 'vitest'
import { storageManifest } from '../../../scripts/cluster-from-source/kind-storage.ts'

const source = `package nodeimage

const storageProvisionerImage = "docker.io/kindest/provisioner:v1"
const storageHelperImage = "docker.io/kindest/helper:v2"

var defaultStorageImages = []string{storageProvisionerImage, storageHelperImage}

const defaultStorageManifest = \`
kind: Pod
image: \` + storageProvisionerImage + \`
args: [--helper, \` + storageHelperImage + \`]
\`
`

test('constants are put where the Go source splices them in', () => {
  expect(storageManifest(source)).toEqual({
    manifest: '\nkind: Pod\nimage: docker.io/kindest/provisioner:v1\nargs: [--helper, docker.io/kindest/helper:v2]\n',
    provisionerImage: 'docker.io/kindest/provisioner:v1',
    helperImage: 'docker.io/kindest/helper:v2',
  })
})

test('a source without it is a clear error', () => {
  expect(() => storageManifest('package nodeimage')).toThrow('storage manifest was not found')
})
