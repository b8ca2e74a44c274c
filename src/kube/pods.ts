/** The type of all pods, for those that ask for them without discovery. */
import type { ResourceType } from './object.ts'

export const PODS: ResourceType = {
  group: '',
  version: 'v1',
  resource: 'pods',
  kind: 'Pod',
  namespaced: true,
  verbs: ['list'],
}
