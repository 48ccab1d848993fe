/** The item service over HTTP: a thin shell over the repository. docs/API.md is its contract. */
package dev.itemstore.api;
