package dev.itemstore.gen.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** What is wrong with a file, in words; the file system's exceptions often say only its name. */
final class Reasons {

  private Reasons() {}

  static String of(IOException failure, Path file) {
    return switch (failure) {
      case AccessDeniedException _ -> "no permission";
      case NoSuchFileException _ -> "it is not there";
      case FileAlreadyExistsException e -> e.getFile() + " is not a folder";
      case NotDirectoryException e -> e.getFile() + " is not a folder";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(failure.getMessage()).replace(file + ": ", "");
    };
  }
}
