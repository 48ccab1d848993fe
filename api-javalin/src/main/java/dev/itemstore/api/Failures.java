package dev.itemstore.api;

import dev.itemstore.api.http.Answer;
import dev.itemstore.api.http.ProblemException;
import dev.itemstore.api.http.ProblemType;
import dev.itemstore.domain.InvalidValueException;
import dev.itemstore.domain.store.DuplicateException;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.StoreException;
import dev.itemstore.domain.store.StoreTimeoutException;
import dev.itemstore.domain.store.StoreUnavailableException;
import dev.itemstore.domain.store.UnsuitableEngineException;
import dev.itemstore.domain.store.VersionConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client is told about a failure: never more than the contract says. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static Answer answer(Throwable failure) {
    return switch (failure) {
      case ProblemException e -> Answer.problem(e.type(), e.getMessage()).with(e.headers());
      case InvalidValueException e ->
          Answer.problem(
              ProblemType.INVALID_FIELDS, "see errors for each of the fields", e.violations());
      case StoreException e -> answer(e);
      default -> {
        LOG.error("a request failed unexpectedly", failure);
        yield Answer.problem(ProblemType.INTERNAL_ERROR, "the request failed unexpectedly");
      }
    };
  }

  private static Answer answer(StoreException failure) {
    return switch (failure) {
      case NotFoundException e -> Answer.problem(ProblemType.NOT_FOUND, e.getMessage());
      case VersionConflictException e ->
          Answer.problem(
              ProblemType.VERSION_CONFLICT, "the resource has another version than If-Match names");
      case DuplicateException e ->
          Answer.problem(ProblemType.DUPLICATE_SKU, "another item has this sku");
      case StoreTimeoutException e -> unavailable(e, "the store did not answer in time");
      case StoreUnavailableException e -> unavailable(e, "the store cannot be reached");
      case UnsuitableEngineException e -> unavailable(e, "the store cannot be used");
    };
  }

  private static Answer unavailable(StoreException failure, String detail) {
    // No stack trace: while the store is away, every request fails in the same way.
    LOG.warn("the store failed: {} ({})", failure.getMessage(), String.valueOf(failure.getCause()));
    return Answer.problem(ProblemType.STORE_UNAVAILABLE, detail).with("Retry-After", "1");
  }
}
