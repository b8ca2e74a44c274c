/** The real Helm 3 and Helm 4, as the setup of the integration tests found them. */
import { inject } from 'vitest'

/** Both, for `describe.for`: the version and the path. */
export const REAL_HELMS = inject('helms')
