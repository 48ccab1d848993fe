/**
 * What the programs that answer HTTP share: how they are configured and run ({@link
 * dev.itemstore.service.Program}), and how their server behaves ({@link
 * dev.itemstore.service.HttpServer}).
 */
package dev.itemstore.service;
