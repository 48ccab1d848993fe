package dev.itemstore.system;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the house (docs/ARCHITECTURE.md), over the compiled classes of every module. */
class ArchitectureTest {
  private static final String[] DRIVERS = {
    "java.sql..",
    "javax.sql..",
    "org.jdbi..",
    "com.zaxxer..",
    "org.flywaydb..",
    "com.mysql..",
    "com.mongodb..",
    "org.bson.."
  };
  private static final String[] STORES = {"dev.itemstore.mysql..", "dev.itemstore.mongo.."};

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.itemstore");
    assertThat(classes.size()).as("every module is on the class path").isGreaterThan(100);
    for (String part :
        List.of("domain", "mysql", "mongo", "localdb", "gen", "api", "proxy", "service", "jmh")) {
      assertThat(classes)
          .as(part)
          .anyMatch(type -> type.getPackageName().startsWith("dev.itemstore." + part));
    }
  }

  @Test
  void theDomainKnowsOnlyTheJdkAndItself() {
    classes()
        .that()
        .resideInAPackage("dev.itemstore.domain..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.itemstore.domain.."))
        .check(classes);
  }

  @Test
  void driversAreNamedOnlyInTheirStores() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.itemstore.mysql..",
            "dev.itemstore.mongo..",
            "dev.itemstore.localdb..",
            "dev.itemstore.jmh.baseline..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DRIVERS)
        .check(classes);
  }

  @Test
  void aStoreIsFoundThroughItsServiceAndNamedByNobody() {
    noClasses()
        .that()
        .resideOutsideOfPackages(STORES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(STORES)
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("dev.itemstore.mysql..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.itemstore.mongo..")
        .check(classes);
  }

  @Test
  void theProxyKnowsTheHttpContractOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.itemstore.proxy..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.itemstore.domain..",
            "dev.itemstore.api..",
            "dev.itemstore.gen..",
            "dev.itemstore.localdb..")
        .check(classes);
  }

  @Test
  void whatServesKnowsNothingOfGeneratingOrOfLocalDatabases() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.itemstore.api..",
            "dev.itemstore.mysql..",
            "dev.itemstore.mongo..",
            "dev.itemstore.service..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.itemstore.gen..", "dev.itemstore.localdb..", "dev.itemstore.proxy..")
        .check(classes);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.itemstore.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void noCodeAsksForAStoreByItsName() throws IOException {
    Pattern question =
        Pattern.compile(
            "equals\\(\"(mysql|mongo)\"\\)|\"(mysql|mongo)\"\\s*\\.equals|case \"(mysql|mongo)\"");
    try (var files = Files.walk(Sources.root())) {
      List<Path> asking =
          files
              .filter(Sources::isMainSource)
              .filter(file -> question.matcher(Sources.read(file)).find())
              .toList();
      assertThat(asking).isEmpty();
    }
  }
}
