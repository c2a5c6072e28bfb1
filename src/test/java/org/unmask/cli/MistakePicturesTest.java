package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;
import org.unmask.evaluation.Mistakes;
import org.unmask.evaluation.Mistakes.Mistake;
import org.unmask.image.ImageLimits;

@Tag("spark")
@Tag("tensorflow")
class MistakePicturesTest {
  private static final StructType SCHEMA =
      new StructType().add("image_id", DataTypes.StringType).add("content", DataTypes.BinaryType);

  @Test
  void showsLargeFilesOfAnyFormatSmall() throws IOException {
    byte[] png = noise("png", 600, 300);
    assertThat(png.length).isGreaterThan(500_000);
    var split =
        SparkFixture.session()
            .createDataFrame(
                List.of(
                    RowFactory.create("png", png),
                    RowFactory.create("bmp", noise("bmp", 40, 80)),
                    RowFactory.create("other", png),
                    RowFactory.create("broken", new byte[] {1, 2, 3})),
                SCHEMA);
    Mistakes mistakes = new Mistakes(List.of(of("png"), of("broken")), List.of(of("bmp")));

    Map<String, byte[]> pictures = MistakePictures.of(split, mistakes, ImageLimits.DEFAULT);

    assertThat(pictures).containsOnlyKeys("png", "bmp");
    assertThat(size(pictures, "png")).isEqualTo("256 x 128");
    assertThat(size(pictures, "bmp")).isEqualTo("40 x 80");
  }

  private static Mistake of(String imageId) {
    return new Mistake(imageId, imageId, "photos", 0.5);
  }

  private static String size(Map<String, byte[]> pictures, String imageId) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(pictures.get(imageId)));
    return image.getWidth() + " x " + image.getHeight();
  }

  private static byte[] noise(String format, int width, int height) throws IOException {
    Random random = new Random(7);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }
}
