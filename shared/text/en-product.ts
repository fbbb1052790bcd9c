/** What the product's side of the window says; comes with it. */
export const productTexts = {
  product: {
    signIn: {
      title: 'Sign in to a product',
    },
  },
};
