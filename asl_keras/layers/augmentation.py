"""Random changes to pictures of hands, for training on an image NPZ.

Landmarks are augmented before they are drawn; this is for datasets that have pictures only.
"""

import keras

# U and H, K and P, G and Q are one hand shape each, which only the direction of the hand tells
# apart: by a quarter turn, and signers differ by up to 30 degrees. A greater rotation would teach
# the model that the two letters of a pair are the same.
ROTATION = 15 / 360
ZOOM = 0.1
SHIFT = 0.1
BLACK = {"fill_mode": "constant", "fill_value": 0.0}  # what a mask has around the hand


def image_augmentation(seed: int) -> keras.Sequential:
    """A random mirror image, rotation, zoom and shift, for a batch of pictures.

    With `training=False` it passes pictures on unchanged. A mirror image is the same letter by the
    other hand. What comes in from beyond the edge is black. Call it on batches, not inside a
    `tf.data.Dataset.map`: there, Keras runs a Sequential on the TensorFlow backend only.

    Args:
        seed: two augmentations of one seed change the same pictures alike.

    Returns:
        A model without weights, (N, side, side, 3) to the same shape, float32.
    """
    # Layers with a common seed would draw the same numbers: a picture that grows most would also
    # move furthest.
    return keras.Sequential(
        [
            keras.layers.RandomFlip("horizontal", seed=4 * seed),
            keras.layers.RandomRotation(ROTATION, seed=4 * seed + 1, **BLACK),
            keras.layers.RandomZoom(ZOOM, seed=4 * seed + 2, **BLACK),
            keras.layers.RandomTranslation(SHIFT, SHIFT, seed=4 * seed + 3, **BLACK),
        ],
        name="augmentation",
    )
