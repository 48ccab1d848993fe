package dev.itemstore.gen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the dataset to what it was. When one of these fails, datasets that people have loaded can
 * no longer be made again: mend the generator, or raise {@link ItemGenerator#VERSION} and record
 * the new values.
 */
class RecordedValuesTest {

  @Test
  void versionOne() {
    assertThat(ItemGenerator.VERSION).isEqualTo(1);
  }

  /** A newer datafaker may know other names. */
  @Test
  void datafakersNamesAreThoseOfTheVersion() {
    assertThat(digest(Names.read().lists().stream().map(Object::toString)))
        .isEqualTo("603e505e1e5cee97");
  }

  @ParameterizedTest
  @CsvSource({
    "42, 1, 0bd9a9872475f3f2",
    "42, 2, 282e1def50e80ccf",
    "42, 1000, a578f33328b34e85",
    "42, 10000000, a2f742487cf731ee",
    "42, 1000000000, 9dc60a5c4b97209c",
    "0, 1, 2df1ee47b7f9547f",
    "-1, 77, 2604460c375e6940",
    "-9223372036854775808, 123456, af0f18a32a1f7f76",
    "9223372036854775807, 5, e80e55441a0d75a2"
  })
  void oneItem(long seed, long id, String digest) {
    assertThat(digest(Stream.of(new ItemGenerator(seed).item(id).toString()))).isEqualTo(digest);
  }

  @Test
  void tenThousandItems() {
    ItemGenerator generator = new ItemGenerator(42);
    assertThat(
            digest(LongStream.rangeClosed(1, 10_000).mapToObj(id -> generator.item(id).toString())))
        .isEqualTo("e2c8e40cbdf69589");
  }

  @Test
  void oneItemInClear() {
    assertThat(new ItemGenerator(42).item(4).item().toString())
        .isEqualTo(
            "Item[id=4, sku=SLP-00000004, title=Ahrén Recycled Polyester Sleeping B"
                + "ag in Gold, regular, brand=Ahrén, category=Sleeping bags, description="
                + "Few things are as useful for long-distance trails as the recycled poly"
                + "ester sleeping bag that Ahrén has been making for 17 years. Weighs a t"
                + "hird less than the one before it. Tested for a winter by mountain guid"
                + "es. Repairs are free for life. Shown here in gold., price=Price[amount"
                + "=7599, currency=EUR], stock=79, photos=[], rating=RatingSummary[count="
                + "6, sum=15], createdAt=2012-01-01T00:06:18.691Z, updatedAt=2012-01-29T0"
                + "8:38:42.066Z, version=3]");
  }

  /** The first eight bytes of SHA-256 of the texts in UTF-8. */
  static String digest(Stream<String> texts) {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    texts.forEach(text -> sha256.update(text.getBytes(UTF_8)));
    return HexFormat.of().formatHex(sha256.digest(), 0, 8);
  }
}
