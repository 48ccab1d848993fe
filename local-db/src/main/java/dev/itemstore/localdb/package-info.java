/**
 * Database servers on this machine, for a developer, a test or the demo: finds them, fetches one
 * where there is none, starts it privately and durably, and says which engine it is. Start at
 * {@link dev.itemstore.localdb.LocalEngines}.
 */
package dev.itemstore.localdb;
