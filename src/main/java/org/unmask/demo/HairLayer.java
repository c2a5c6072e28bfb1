package org.unmask.demo;

/** Paints hair: what hangs behind the neck, and what grows over the skull, strand by strand. */
final class HairLayer {
  private final Person person;
  private final HairLook look;
  private final HeadGeometry geometry;
  private final NoiseField noise;
  private final int size;
  private final Ink ink = new Ink();

  HairLayer(Person person, HeadGeometry geometry, NoiseField noise, int size) {
    this.person = person;
    this.look = person.hair();
    this.geometry = geometry;
    this.noise = noise;
    this.size = size;
  }

  /** Long hair behind neck and shoulders. */
  void paintBack(Raster scene) {
    if (look.style() != HairLook.Style.LONG) {
      return;
    }
    float width = person.shape().width() + 0.9f * look.volume();
    for (int py = 0; py < size; py++) {
      for (int px = 0; px < size; px++) {
        float x = geometry.headX(Scene.canvas(px, size), Scene.canvas(py, size));
        float y = geometry.headY(Scene.canvas(px, size), Scene.canvas(py, size));
        if (y < -0.3f) {
          continue;
        }
        float wave = 0.05f * (1 + look.curl()) * noise.at(y * 3 + 5, x > 0 ? 3 : 8);
        float edge = width * (1 + 0.10f * Curve.step(0, 1.2f, y)) + wave;
        float alpha =
            Curve.step(edge, edge - 0.06f, Math.abs(x))
                * Curve.step(
                    look.length() + 0.2f, look.length() - 0.1f, y + 0.15f * noise.at(x * 14, 2));
        if (alpha > 0) {
          strand(x * 1.1f, y * 0.6f + 4, 0.55f * x / edge, -0.1f, 0.45f);
          scene.cover(px, py, ink, alpha);
        }
      }
    }
  }

  /** Hair over the skull, in front of the face. */
  void paintFront(Raster scene) {
    FaceShape shape = person.shape();
    float grown = look.grown();
    float lift = look.lift();
    for (int py = 0; py < size; py++) {
      for (int px = 0; px < size; px++) {
        float canvasX = Scene.canvas(px, size);
        float canvasY = Scene.canvas(py, size);
        float headY = geometry.headY(canvasX, canvasY);
        float y = (headY + lift) / grown;
        float x =
            geometry.ballX(geometry.headX(canvasX, canvasY), headY) / (1 + 0.8f * look.volume());
        float ball = x * x + y * y;
        if (ball >= 1.25f || headY > 1.0f) {
          continue;
        }
        float radius = ball * outline(x, y);
        if (radius >= 1) {
          continue;
        }
        float z = (float) Math.sqrt(1 - Math.min(radius, 1));
        float u = geometry.faceU(x, z);
        float v = geometry.faceV(x, y, z);
        float behind = Curve.step(0.05f, -0.12f, geometry.facing(x, y, z));
        float ragged =
            0.035f * noise.at(u * 26, v * 5) + 0.03f * noise.octaves(u * 9, v * 9 + 60, 2);
        if (look.style() == HairLook.Style.FRINGE) {
          ragged += 0.05f * noise.at(u * 15, 3);
        }
        float line = look.lineAt(u, shape.width()) + ragged;
        float cover =
            Curve.step(-0.03f, look.style() == HairLook.Style.SHAVEN ? 0.16f : 0.045f, line - v);
        float skull = geometry.ballX(geometry.headX(canvasX, canvasY), headY);
        float beside = Curve.step(0.90f, 1.0f, skull * skull + headY * headY);
        if (look.style() != HairLook.Style.SHAVEN) {
          float lowest = look.style() == HairLook.Style.LONG ? 0.9f : 0.12f + 0.5f * ragged;
          cover =
              Math.max(cover, Math.max(beside, behind)) * Curve.step(lowest, lowest - 0.10f, headY);
        }
        if (cover <= 0) {
          continue;
        }
        float alpha = cover * Curve.step(1, 0.93f, radius);
        if (look.style() == HairLook.Style.SHAVEN) {
          alpha *= 0.55f + 0.25f * look.curl();
        }
        strand(
            u,
            v,
            x / Math.max(z, 0.25f),
            y / Math.max(z, 0.25f),
            0.55f + 0.45f * Curve.step(-0.02f, 0.10f, line - v));
        scene.cover(px, py, ink, alpha);
      }
    }
  }

  private float outline(float x, float y) {
    if (look.style() == HairLook.Style.CURLY) {
      return 1 + 0.10f * noise.octaves(x * 6 + 80, y * 6, 2);
    }
    return 1 + 0.03f * noise.octaves(x * 9 + 80, y * 9, 2);
  }

  /** Sets {@code ink} to the colour of hair that runs down from the parting. */
  private void strand(float u, float v, float nx, float ny, float open) {
    Light light = person.light();
    float across;
    float along;
    float tone;
    if (look.style() == HairLook.Style.CURLY) {
      float bend = 0.16f * noise.at(u * 9, v * 9);
      across = u + bend;
      along = v + 0.16f * noise.at(u * 9 + 50, v * 9);
      tone = 0.6f * noise.octaves(across * 24, along * 24, 3);
    } else if (look.style() == HairLook.Style.SHAVEN) {
      across = u;
      along = v;
      tone = 0.7f * noise.octaves(u * 60, v * 60, 2);
    } else {
      float part = 0.5f * look.part() * person.shape().width();
      across =
          (u - part) / (0.55f + 0.55f * Math.max(0, v + 1.05f))
              + 0.03f * look.curl() * Curve.sine(v * 9 + 4 * noise.at(u * 4, 9));
      along = v;
      tone =
          0.5f * noise.at(across * 46, along * 3.5f)
              + 0.35f * noise.at(across * 110, along * 7)
              + 0.3f * noise.at(across * 14, along * 2);
    }
    float scale = 1 / (float) Math.sqrt(nx * nx + ny * ny + 1);
    float toLamp = Math.max(0, (nx * light.x() + ny * light.y() + light.z()) * scale);
    // Strands shine in a band across them, where they run square to the half-way direction.
    float slide = (ny * scale + 0.45f + 0.12f * tone) / 0.30f;
    float band = Curve.dome(slide * slide) * toLamp;
    float lit = light.fill() * 0.75f + light.key() * (0.25f + 0.75f * toLamp);
    ink.set(person.colours().hair());
    ink.scale((0.75f + 0.65f * tone) * lit * open);
    ink.cover(new Rgb(0.8f, 0.75f, 0.7f), 0.16f * band * open * Curve.clamp(0.6f + 0.9f * tone));
    ink.r = Math.max(ink.r, 0.003f);
    ink.g = Math.max(ink.g, 0.003f);
    ink.b = Math.max(ink.b, 0.003f);
  }
}
