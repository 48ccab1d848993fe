/**
 * The store contract on MySQL and MariaDB: one code path, by plain SQL through JDBI over HikariCP
 * and Connector/J. {@link dev.itemstore.mysql.MySqlStoreProvider} is the way in.
 */
package dev.itemstore.mysql;
