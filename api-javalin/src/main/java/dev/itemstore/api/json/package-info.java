/** The item service's JSON: read strictly, with every complaint by its pointer, and written. */
package dev.itemstore.api.json;
